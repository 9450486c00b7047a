"""Commands, code, and orders to misuse the planner's tools."""

import re
from collections.abc import Iterator

from agents.guards.registry import guard
from agents.guards.text import Text

_SIGNS = re.compile(r"[$&|;`\\/_=({*<>\"~]|\.\w")
"""Without one of these a text is no code, and the longer looks are spared."""
_TOOL_CALL = re.compile(
    r"\b(?:call|calls|calling|invoke|run|execute|trigger|use the (?:tool|function))\s(?:the\s)?(?:tool\s|function\s)?"
    r"[`'\"]?[a-z]{2,20}_[a-z_]{2,30}\b"
    r"|\"(?:tool|function|tool_calls?|function_call|arguments)\"\s?:|</?(?:tool_call|function_call|tool|invoke)\b",
    re.IGNORECASE,
)
_TOOL_NAME = re.compile(
    r"\b(?:get|search|find|draft|resolve|delete|send|book|read|write|list)_[a-z]{2,20}(?:_[a-z]{2,20})?\b"
)
_SHELL = re.compile(
    r"\brm\s+-[rf]|\b(?:curl|wget)\s+(?:-\w+\s+)?[\w\"'$]*(?:https?:|\$|\w+\.\w)|\bchmod\s+[+\d]|\$\([a-z][^()\n]{1,200}\)"
    r"|(?:&&|\|\||[;|`])\s?(?:rm|cat|ls|curl|wget|nc|bash|sh|id|whoami|env|python\d?|shutdown|reboot|kill|ping|echo)"
    r"(?:\s+[-/~.$\d]|\s*$|\s*[;|&`])"
    r"|\|\s?(?:nc|bash|sh|zsh)\b|(?:^|\s)/(?:home|etc|var|tmp|root|usr|proc|bin)\b|/etc/(?:passwd|shadow|hosts)|/proc/self|\.\./\.\./|~/\.(?:ssh|aws|env)|\bfile://|(?:^|\s)\.env\b|:\(\)\s?\{"
    r"|\b(?:powershell|cmd\.exe|/bin/(?:ba)?sh)\b|\$\{?[A-Z][A-Z_]{3,}(?:KEY|TOKEN|SECRET|PASSWORD)\b"
    r"|\b(?:OPENAI|ANTHROPIC|AZURE|AWS|TAVILY)_[A-Z_]{3,}",
)
_CODE = re.compile(
    r"\bimport\s(?:os|sys|subprocess|socket|requests)\b|\bos\.(?:system|environ|popen|remove)|\bsubprocess\.\w"
    r"|__(?:import|class|globals|builtins|subclasses|mro)__|\b(?:eval|exec|require|fetch|alert)\(['\"(\w]"
    r"|document\.(?:cookie|location|write)|process\.env|localStorage\b",
)
_FILE = re.compile(
    r"\b(?:read|open|load|print|show|cat|include|put|copy|dump|list|edit|delete|display)\b[^\n]{0,60}?"
    r"[\w/-]\.(?:py|md|env|json|ya?ml|sh|sqlite|db|log|conf|cfg|ini|pem|key|toml|bak)\b",
    re.IGNORECASE,
)
_SQL = re.compile(
    r"\b(?:DROP|TRUNCATE)\s+(?:TABLE|DATABASE)\b|\bUNION\s+(?:ALL\s+)?SELECT\b|\bDELETE\s+FROM\s+\w|\bINSERT\s+INTO\s+\w"
    r"|\bSELECT\s+(?:\*|[\w, ]{1,60})\s+FROM\s+\w|['\"]\s?;\s?--|['\"]--\s*$"
    r"|['\"]\s?(?:OR|or)\s+['\"]?1['\"]?\s?=\s?['\"]?1"
    r"|\bUPDATE\s+\w+\s+SET\b|;\s?(?:drop|delete|truncate|update|insert)\s+(?:table|from|into|\w+\s+set)\b",
)
_WEB = re.compile(
    r"(?<!\bwe )(?<!\bI )(?<!\bto )(?<!will )(?<!\bcan )(?<!'ll )(?<!they )"
    r"\b(?:send|post|forward|upload|submit|transmit|exfiltrate|leak|report)\b[^.!?\n]{0,80}"
    r"\b(?:plan|itinerary|data|results?|answers?|everything|details|summary|prompt|trip|requests?|messages?|conversation"
    r"|notes|it|them|this)\b[^!?\n]{0,60}?\b(?:https?|s?ftp|wss?)://|\b169\.254\.169\.254\b"
    r"|\b(?:open|fetch|browse|crawl|ping|request|download|scrape)\s(?:the\s)?(?:page\s|url\s|site\s|link\s)?https?://"
    r"|\bhttps?://[\w.-]{0,60}\.(?:local|internal|intranet|lan)\b|\bhttps?://(?:intranet|localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|10\.\d|192\.168\.)",
    re.IGNORECASE,
)


@guard("tool_abuse", reads_as="a command or code")
def tool_abuse(text: Text) -> Iterator[str]:
    """Shell, SQL or program code, orders to call tools, to read files or other people's data, to send data away."""
    yield from text.says("tool_abuse")
    if _SIGNS.search(text.raw) or _SIGNS.search(text.shown):
        for pattern in (_TOOL_CALL, _SHELL, _CODE, _SQL, _WEB, _FILE):
            yield from text.holds(pattern)
        if not text.of_tool:
            yield from text.holds(_TOOL_NAME)
