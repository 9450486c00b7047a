"""How somebody writes, one habit a file: a new file in this folder is a new habit. `Persona.habits` names them."""
