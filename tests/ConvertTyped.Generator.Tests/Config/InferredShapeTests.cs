namespace ConvertTyped.Generator.Tests.Config;

public class InferredShapeTests
{
    [Theory]
    [InlineData("5", "integer")]
    [InlineData("-9223372036854775808", "integer")]
    [InlineData("9223372036854775808", "number")]
    [InlineData("1.0", "number")]
    [InlineData("1e3", "number")]
    [InlineData("true", "boolean")]
    [InlineData("null", "unknown?")]
    [InlineData("[]", "[unknown]")]
    [InlineData("{}", "{  }")]
    [InlineData("[ [ 1 ], [ 2.5 ], [ ] ]", "[[number]]")]
    [InlineData("{ \"b\": 1, \"a\": \"x\" }", "{ a: string, b: integer }")]
    [InlineData("{ \"a\": 1, \"a\": \"x\" }", "{ a: string }")]
    public void The_shape_of_a_value_is_inferred(string value, string shape) => Assert.Equal(shape, JsonVariableConfig.ShapeOf(value));

    [Theory]
    [InlineData("1", "2.5", "number")]
    [InlineData("1", "null", "integer?")]
    [InlineData("1", "\"x\"", "mixed")]
    [InlineData("[ ]", "[ true ]", "[boolean]")]
    [InlineData("[ 1, null ]", "[ 2 ]", "[integer?]")]
    [InlineData("[ 1, \"x\" ]", "[ ]", "[mixed]")]
    [InlineData("[ ]", "{ }", "mixed")]
    [InlineData("{ \"a\": 1 }", "{ \"a\": 2, \"b\": \"x\" }", "{ a: integer, b: string? }")]
    [InlineData("{ \"a\": 1 }", "{ \"a\": null }", "{ a: integer? }")]
    [InlineData("{ \"a\": { \"b\": 1 } }", "{ \"a\": { \"c\": 1 } }", "{ a: { b: integer?, c: integer? } }")]
    [InlineData("{ \"a\": 1 }", "{ \"a\": [ ] }", "{ a: mixed }")]
    [InlineData("{ \"a\": 1 }", "null", "{ a: integer }?")]
    [InlineData("[ { \"a\": 1 }, { \"b\": 2 } ]", "[ ]", "[{ a: integer?, b: integer? }]")]
    public void The_common_shape_of_several_values_does_not_depend_on_their_order(string one, string other, string shape)
    {
        Assert.Equal(shape, JsonVariableConfig.ShapeOf(one, other));
        Assert.Equal(shape, JsonVariableConfig.ShapeOf(other, one));
    }

    [Theory]
    [InlineData("""  "{\"a\":1}"  """, "{ a: integer }")]
    [InlineData("""  "5"  """, "integer")]
    [InlineData("""  "\"5\""  """, "string")]
    [InlineData("""  "plain"  """, "string")]
    [InlineData("""  ""  """, "string")]
    public void A_string_that_contains_JSON_has_the_shape_of_the_JSON(string value, string shape) => Assert.Equal(shape, JsonVariableConfig.ShapeOf(value));

    [Fact]
    public void A_variable_that_has_no_value_has_no_known_shape() =>
        Assert.Equal(InferredShape.Unknown, ConfigModelBuilder.Build(Read.Config(Configs.Of("""
            "features": [ { "id": "1", "key": "f", "variables": [ { "key": "v", "type": "json" } ] } ]
            """))).Features[0].Variables[0].Shape);
}
