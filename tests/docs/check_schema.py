#!/usr/bin/env python3
"""Holds a JSON file against a JSON Schema: the part of it that our own schemas use, and an error for any other word.

    check_schema.py SCHEMA FILE
"""
import json
import re
import sys

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
KNOWN = {"$schema", "$id", "$defs", "title", "description", "$ref", "type", "const", "enum", "pattern", "properties", "required",
         "additionalProperties", "items", "oneOf"}


def is_a(value, kind):
    if kind in ("number", "integer"):
        return not isinstance(value, bool) and isinstance(value, int if kind == "integer" else (int, float))
    return isinstance(value, TYPES[kind])


def faults(root, schema, value, place):
    if schema is True:
        return
    if schema is False:
        yield f"{place}: nothing may be here"
        return
    if unknown := set(schema) - KNOWN:
        raise SystemExit(f"the check does not know {unknown} of the schema")
    if "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from faults(root, target, value, place)
    kinds = schema.get("type", [])
    if kinds and not any(is_a(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        yield f"{place}: {value!r} is no {kinds}"
        return
    if "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r} is not {schema.get('const', schema.get('enum'))}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{place}: {value!r} is not like {schema['pattern']}"
    if "oneOf" in schema:
        tried = [list(faults(root, each, value, place)) for each in schema["oneOf"]]
        if sum(not each for each in tried) != 1:
            yield from min(tried, key=len) or [f"{place}: fits more than one"]
    if isinstance(value, dict):
        for name in schema.get("required", []):
            if name not in value:
                yield f"{place}: has no {name}"
        for name, member in value.items():
            inside = schema.get("properties", {}).get(name, schema.get("additionalProperties", True))
            yield from faults(root, inside, member, f"{place}.{name}")
    if isinstance(value, list) and "items" in schema:
        for at, member in enumerate(value):
            yield from faults(root, schema["items"], member, f"{place}[{at}]")


def main(schema_file, file):
    with open(schema_file, encoding="utf-8") as text:
        schema = json.load(text)
    with open(file, encoding="utf-8") as text:
        found = list(faults(schema, schema, json.load(text), ""))
    print("\n".join(found[:20]) or "as the schema says")
    return 1 if found else 0


sys.exit(main(*sys.argv[1:]))
