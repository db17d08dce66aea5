import Foundation
import StrictInput
import Testing

@Suite struct JSONSchemaTests {
  @Test func `each form of a value has its schema, in the order of its keys`() {
    let schema = Schema.record([
      Schema.Field(
        key: "name", doc: "The \"name\".",
        type: .scalar(Schema.Scalar(name: "String", expectation: "text", example: "text")),
        isRequired: true),
      Schema.Field(
        key: "days", doc: "Which.", type: .list(of: .choice(["monday", "friday"]), atLeast: 1),
        isRequired: false),
      Schema.Field(
        key: "colours", doc: "Any.", type: .keyed(by: ["*"], of: .choice(["red"])),
        isRequired: false),
    ])
    #expect(
      schema.jsonSchema(title: "Test") == """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Test",
          "type": "object",
          "properties": {
            "name": {
              "description": "The \\"name\\".",
              "type": ["string", "number", "boolean"],
              "examples": ["text"]
            },
            "days": {
              "description": "Which.",
              "type": "array",
              "items": {
                "enum": ["monday", "friday"]
              },
              "minItems": 1
            },
            "colours": {
              "description": "Any.",
              "type": "object",
              "additionalProperties": {
                "enum": ["red"]
              }
            }
          },
          "required": ["name"],
          "additionalProperties": false
        }

        """)
  }
}
