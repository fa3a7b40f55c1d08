"""Answers held against what /api/v1/openapi.json (or `pareto api list --output json`) says of them: the part of JSON schema that it uses.

Stricter than the schema in one thing: a member that is not stated is a fault, so that nothing is answered of which programs are not told.
"""
import base64
import re

TYPES = {
    "string": lambda v: isinstance(v, str), "boolean": lambda v: isinstance(v, bool), "null": lambda v: v is None,
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool), "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "array": lambda v: isinstance(v, list), "object": lambda v: isinstance(v, dict),
}
FORMATS = {"date": r"\d{4}-\d\d-\d\d", "date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"}
KNOWN = {"type", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "const", "$ref", "pattern", "format", "contentEncoding", "description", "x-events"}


class Schemas:
    def __init__(self, document):
        """`document`: whatever has components.schemas."""
        self.named = document["components"]["schemas"]

    def faults(self, schema, value, at=""):
        """What does not fit, as texts; none: it does."""
        unknown = set(schema) - KNOWN
        if unknown:
            return [f"{at}: a schema says {sorted(unknown)}"]
        if "$ref" in schema:
            return self.faults(self.named[schema["$ref"].removeprefix("#/components/schemas/")], value, at)
        if "anyOf" in schema:
            tried = [self.faults(one, value, at) for one in schema["anyOf"]]
            return min(tried, key=len) if all(tried) else []
        if "enum" in schema and value not in schema["enum"] or "const" in schema and value != schema["const"]:
            return [f"{at}: {value!r} is none of {schema.get('enum', schema.get('const'))}"]
        types = schema.get("type", [])
        types = [types] if isinstance(types, str) else types
        if types and not any(TYPES[one](value) for one in types):
            return [f"{at}: {value!r} is no {' or '.join(types)}"]
        if isinstance(value, str):
            return self.text_faults(schema, value, at)
        if isinstance(value, list) and "items" in schema:
            return [fault for i, one in enumerate(value) for fault in self.faults(schema["items"], one, f"{at}[{i}]")]
        if isinstance(value, dict) and "type" in schema:
            return self.object_faults(schema, value, at)
        return []

    @staticmethod
    def text_faults(schema, value, at):
        if "pattern" in schema and not re.search(schema["pattern"], value) or "format" in schema and not re.fullmatch(FORMATS[schema["format"]], value):
            return [f"{at}: {value!r} is not like {schema.get('pattern', schema.get('format'))}"]
        if schema.get("contentEncoding") == "base64":
            base64.b64decode(value, validate=True)
        return []

    def object_faults(self, schema, value, at):
        out = [f"{at}: {name} is missing" for name in schema.get("required", []) if name not in value]
        stated, others = schema.get("properties", {}), schema.get("additionalProperties", False)
        for name, one in value.items():
            if name in stated:
                out += self.faults(stated[name], one, f"{at}.{name}")
            elif others is False:
                out.append(f"{at}: {name} is answered and not stated")
            elif others is not True:
                out += self.faults(others, one, f"{at}.{name}")
        return out
