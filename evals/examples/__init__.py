"""Scripts to copy from. Each has a `main(lab)`; a new file is a new one.

`triplab experiment example NAME` runs one as the settings say, with the rehearsal engine where no key is set.
`python -m evals.examples.NAME` runs it with the variables of OpenAI's SDK, OPENAI_API_KEY and OPENAI_BASE_URL.
"""
