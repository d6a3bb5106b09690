using System.Collections;
using System.Collections.Frozen;
using System.Dynamic;
using System.Text.Json;

namespace ConvertTyped.Testing.Tests;

/// <summary>Tests which values a variable accepts if a test sets the variable by its key.</summary>
public class VariableValueTests
{
    private readonly TestConvert _convert = new();

    public static TheoryData<object> WholeNumbers => [(byte)3, (sbyte)3, (short)3, (ushort)3, 3, 3u, 3L];

    public static TheoryData<object> Numbers => [(byte)3, (sbyte)3, (short)3, (ushort)3, 3, 3u, 3L, 3ul, 3f, 3d, 3m];

    [Theory]
    [MemberData(nameof(WholeNumbers))]
    public void An_integer_variable_accepts_byte_sbyte_short_ushort_int_uint_and_long(object three)
    {
        using var _ = _convert.Feature("checkout-banner").Enable(("max_items", three));
        Assert.Equal(3, _convert.Context().RunFeature("checkout-banner")?.Variables.GetInt64("max_items"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_float_variable_accepts_integers_floats_and_decimals(object three)
    {
        using var _ = _convert.Feature("checkout-banner").Enable(("discount", three));
        Assert.Equal(3, _convert.Context().RunFeature("checkout-banner")?.Variables.GetDouble("discount"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_JSON_variable_can_contain_integers_floats_and_decimals(object three)
    {
        using var _ = _convert.Feature("checkout-banner").Enable(("layout", new Dictionary<string, object?> { ["three"] = three }));
        Assert.Equal("""{"three":3}""", _convert.Context().RunFeature("checkout-banner")?.Variables.GetJson("layout")?.GetRawText());
    }

    [Fact]
    public void A_JSON_variable_accepts_every_kind_of_JSON_value()
    {
        var all = new Dictionary<string, object?>
        {
            ["null"] = null,
            ["text"] = "{",
            ["flags"] = new[] { true, false },
            ["wide"] = 1e30f,
            ["element"] = JsonElement.Parse("[1]"),
            ["object"] = new Dictionary<string, object?> { ["a"] = 1 },
        };
        _convert.Feature("checkout-banner").Enable(("layout", all));
        Assert.Equal(
            """{"null":null,"text":"{","flags":[true,false],"wide":1.0000000150474662E\u002B30,"element":[1],"object":{"a":1}}""".Replace("\\u002B", "+", StringComparison.Ordinal),
            _convert.Context().RunFeature("checkout-banner")?.Variables.GetJson("layout")?.GetRawText());
    }

    [Theory]
    [InlineData("discount", float.NaN)]
    [InlineData("discount", double.PositiveInfinity)]
    [InlineData("max_items", 3ul)]
    [InlineData("layout", new[] { double.NaN })]
    [InlineData("layout", new[] { float.NegativeInfinity })]
    public void A_number_that_does_not_fit_the_type_of_the_variable_is_rejected(string variable, object value)
    {
        var refused = Assert.Throws<ArgumentException>(() => _convert.Feature("checkout-banner").Enable((variable, value)));
        Assert.Contains($"'{variable}'", refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<object> Dictionaries =>
    [
        new Dictionary<string, object?> { ["a"] = 1 },
        new Dictionary<string, int> { ["a"] = 1 },
        new SortedDictionary<string, int?> { ["a"] = 1 },
        new Hashtable { ["a"] = 1 },
        new Dictionary<string, object?> { ["a"] = 1 }.ToFrozenDictionary(),
        Expando(),
    ];

    [Theory]
    [MemberData(nameof(Dictionaries))]
    public void A_JSON_variable_accepts_all_dictionaries_whose_keys_are_strings(object dictionary)
    {
        _convert.Feature("checkout-banner").Enable(("layout", dictionary));
        Assert.Equal("""{"a":1}""", _convert.Context().RunFeature("checkout-banner")?.Variables.GetJson("layout")?.GetRawText());
    }

    [Fact]
    public void A_dictionary_of_strings_is_a_JSON_value() =>
        Assert.Equal("""{"a":"b"}""", TestFeature.JsonValue(new Dictionary<string, string> { ["a"] = "b" })?.GetRawText());

    [Fact]
    public void A_dictionary_whose_keys_are_not_strings_is_not_a_JSON_value() =>
        Assert.Throws<JsonException>(() => TestFeature.JsonValue(new Dictionary<int, int> { [1] = 2 }));

    [Fact]
    public void Text_that_is_not_valid_Unicode_is_not_a_JSON_value()
    {
        object[] values = ["\ud800", new[] { "\udc00" }, new Dictionary<string, int> { ["\ud800"] = 1 }, JsonElement.Parse("""["\ud800"]""")];
        Assert.All(values, value => Assert.Throws<JsonException>(() => TestFeature.JsonValue(value)));
        Assert.Throws<ArgumentException>(() => _convert.Feature("checkout-banner").Enable(("layout", values[1])));
    }

    [Fact]
    public void A_JsonElement_without_a_value_is_rejected() =>
        Assert.Throws<ArgumentException>(() => _convert.Feature("checkout-banner").Enable(("layout", default(JsonElement))));

    [Fact]
    public void The_error_for_a_value_that_JSON_cannot_represent_names_its_type()
    {
        using var nothing = TestConvert.FromNothing();
        var refused = Assert.Throws<ArgumentException>(() => nothing.Feature("new-search").Enable(("when", new object())));
        Assert.Contains(
            "The variable 'when' of the feature 'new-search' is of type JSON, and the given value of type Object cannot be converted to that type. A value of type Object cannot be converted to JSON. Use strings, booleans, numbers, lists or dictionaries.",
            refused.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_for_a_string_that_is_not_JSON_does_not_quote_it()
    {
        var refused = Assert.Throws<ArgumentException>(() => _convert.Feature("checkout-banner").Enable(("layout", "zebra")));
        Assert.Contains("cannot be converted to that type. The string is not valid JSON.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'z'", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_string_passed_as_a_JSON_value_is_not_parsed_as_JSON()
    {
        _convert.Feature("checkout-banner").Enable(("layout", TestFeature.JsonValue("{")));
        Assert.Equal("\"{\"", _convert.Context().RunFeature("checkout-banner")?.Variables.GetJson("layout")?.GetRawText());
        Assert.Null(TestFeature.JsonValue(null));
    }

    private static ExpandoObject Expando()
    {
        dynamic members = new ExpandoObject();
        members.a = 1;
        return members;
    }
}
