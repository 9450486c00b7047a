from agents.prompt import load_prompt
from agents.specialists.registry import all_specialists
from agents.tools.registry import all_tools


def test_the_agents_and_their_tools() -> None:
    found = {agent.name: agent.tools for agent in all_specialists().values()}
    assert (
        found.items()
        >= {
            "research": (
                "get_climate",
                "get_forecast",
                "get_holidays",
                "get_daylight",
                "get_visa_rule",
                "get_country_facts",
                "search_web",
            ),
            "budget": ("get_costs", "get_exchange_rate"),
            "local": ("search_places", "find_food", "get_local_tips", "get_listings"),
        }.items()
    )


def test_every_tool_of_an_agent_is_known_and_every_agent_has_a_prompt() -> None:
    for agent in all_specialists().values():
        assert set(agent.tools) <= set(all_tools())
        assert load_prompt(agent.name).agent == agent.name
