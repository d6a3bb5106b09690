using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConvertTyped.Attributes;

namespace ConvertTyped.Tests.Attributes;

public class AttributeValueTests
{
    private enum Plan
    {
        Free,
        Pro,
    }

    public static TheoryData<object?, string> Values => new()
    {
        { "text", "text" },
        { "", "" },
        { null, "null" },
        { true, "true" },
        { false, "false" },
        { (byte)255, "255" },
        { (sbyte)-1, "-1" },
        { (short)-300, "-300" },
        { (ushort)300, "300" },
        { 42, "42" },
        { 42u, "42" },
        { 9007199254740993L, "9007199254740992" },
        { ulong.MaxValue, "18446744073709552000" },
        { (nint)7, "7" },
        { (nuint)7, "7" },
        { (Half)1.5, "1.5" },
        { 1.5f, "1.5" },
        { -0d, "0" },
        { 1e21, "1e+21" },
        { double.NaN, "NaN" },
        { double.NegativeInfinity, "-Infinity" },
        { 149.90m, "149.9" },
        { (Int128)(-5), "-5" },
        { UInt128.MaxValue, "3.402823669209385e+38" },
        { BigInteger.Pow(2, 100), "1.2676506002282294e+30" },
        { 'c', "c" },
        { Plan.Pro, "Pro" },
        { new Uri("https://shop.example/a"), "https://shop.example/a" },
        { new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), "0f8fad5b-d9cb-469f-a165-70867728950e" },
        { new Version(1, 2, 3), "1.2.3" },
        { new DateTime(2026, 2, 1, 13, 0, 0, DateTimeKind.Utc), "2026-02-01T13:00:00Z" },
        { new DateTime(2026, 2, 1, 13, 0, 0, 250), "2026-02-01T13:00:00.25" },
        { new DateTimeOffset(2026, 2, 1, 13, 0, 0, TimeSpan.FromHours(2)), "2026-02-01T13:00:00+02:00" },
        { new DateOnly(2026, 2, 1), "2026-02-01" },
        { new TimeOnly(13, 5), "13:05:00" },
        { JsonNode.Parse("\"a\""), "a" },
        { JsonNode.Parse("[1,\"a\",null]"), "1,a," },
        { new[] { 1, 2, 3 }, "1,2,3" },
        { new List<object?> { "a", null, true, 1.5 }, "a,,true,1.5" },
        { new[] { new[] { 1, 2 }, [3] }, "1,2,3" },
        { ImmutableArray.Create("x", "y"), "x,y" },
        { Array.Empty<string>(), "" },
        { new Dictionary<string, object?> { ["a"] = 1 }, "[object Object]" },
        { new Dictionary<string, string> { ["a"] = "b" }, "[object Object]" },
        { new Hashtable { ["a"] = 1 }, "[object Object]" },
        { new Dictionary<int, string> { [1] = "b" }.ToFrozenDictionary(), "[object Object]" },
        { JsonDocument.Parse("""["a",1,null,{"b":2}]""").RootElement, "a,1,,[object Object]" },
        { JsonDocument.Parse("\"\\ud800\""), "\ud800" },
        { default(JsonElement), "null" },
        { new JsonArray(1, "b", null), "1,b," },
        { new JsonObject { ["a"] = 1 }, "[object Object]" },
        { new Unprintable(), "null" },
        { new object(), "null" },
        { new Point(1, 2), "null" },
        { new { Plan = "pro" }, "null" },
        { new Named(), "named" },
        { new object[] { "a", new object(), 1 }, "a,,1" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_of_any_type_is_converted_to_text_as_in_JavaScript(object? value, string text)
    {
        Assert.Equal(text, JavaScriptValue.ToText(AttributeValue.From(value)));
        var kept = AttributeCopy.Copy(new Dictionary<string, object?> { ["key"] = value });
        Assert.True(kept.TryRead("key", out var read));
        Assert.Equal(text, JavaScriptValue.ToText(read));
    }

    [Fact]
    public void All_numeric_types_are_read_as_numbers()
    {
        object[] numbers = [(byte)1, (sbyte)1, (short)1, (ushort)1, 1, 1u, 1L, 1ul, (nint)1, (nuint)1, (Half)1, 1f, 1d, 1m, Int128.One, UInt128.One, BigInteger.One];
        Assert.All(numbers, number => Assert.True(AttributeValue.From(number).IsNumber));
        Assert.All(numbers, number => Assert.Equal(1, AttributeValue.From(number).Number));
    }

    [Fact]
    public void Maps_of_any_kind_are_read_by_the_text_of_their_keys()
    {
        object[] maps =
        [
            new Dictionary<string, string> { ["1"] = "b" }, new Dictionary<int, string> { [1] = "b" }, new Hashtable { [1] = "b" },
            new Dictionary<int, string> { [1] = "b" }.ToFrozenDictionary(), new JsonObject { ["1"] = "b" },
            new SortedList<string, object?> { ["1"] = "b" }, JsonDocument.Parse("""{"1":"b"}"""),
        ];
        Assert.All(maps, map =>
        {
            Assert.True(AttributeValue.From(map).Map!.TryRead("1", out var value));
            Assert.Equal("b", value.Text);
        });
    }

    [Fact]
    public void A_list_or_map_that_contains_itself_twice_is_read_up_to_a_limit()
    {
        var list = new List<object?>();
        list.Add(list);
        list.Add(list);
        Assert.NotNull(AttributeValue.From(list).List);
        var map = new Dictionary<string, object?>();
        map["a"] = map["b"] = map;
        Assert.NotNull(AttributeValue.From(map).Map);
    }

    [Fact]
    public void An_endless_list_is_read_up_to_a_limit()
    {
        static IEnumerable<int> Forever()
        {
            for (var i = 0; ; i++)
                yield return i;
        }

        Assert.Equal(100_000, AttributeValue.From(Forever()).List!.Count);
    }

    [Fact]
    public void JSON_from_the_caller_is_read_as_null_beyond_the_depth_limit()
    {
        JsonNode node = new JsonArray();
        for (var i = 0; i < 500; i++)
            node = new JsonArray(node);
        Assert.Equal("", JavaScriptValue.ToText(AttributeValue.From(node)));
    }

    [Fact]
    public void A_copy_does_not_change_when_its_source_changes()
    {
        var inner = new List<object?> { "a" };
        var map = new Dictionary<string, object?> { ["list"] = inner, ["map"] = new Dictionary<string, object?> { ["x"] = inner } };
        var copy = AttributeCopy.Copy(map);
        inner.Add("b");
        map["list"] = "gone";
        Assert.True(copy.TryRead("list", out var list));
        Assert.Equal("a", JavaScriptValue.ToText(list));
        Assert.True(copy.TryRead("map", out var nested));
        Assert.True(nested.Map!.TryRead("x", out list));
        Assert.Equal("a", JavaScriptValue.ToText(list));
    }

    [Fact]
    public void Keys_of_any_dictionary_are_compared_ordinally_and_repeated_keys_are_read_once()
    {
        var copy = AttributeCopy.Copy(new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["Plan"] = "pro" });
        Assert.False(copy.TryRead("plan", out _));
        Assert.True(copy.TryRead("Plan", out _));
        copy = AttributeCopy.Copy(new Repeating());
        Assert.Equal(1, copy.Count);
        Assert.Equal(2, copy.With(new Dictionary<string, object?> { ["b"] = 1 }).Count);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void Keys_are_found_in_small_and_large_dictionaries(int count)
    {
        var copy = AttributeCopy.Copy(Enumerable.Range(0, count).ToDictionary(i => $"key{i}", i => (object?)i));
        Assert.Equal(count, copy.Count);
        Assert.All(Enumerable.Range(0, count), i =>
        {
            Assert.True(copy.TryRead($"key{i}", out var value));
            Assert.Equal(i, value.Number);
        });
        Assert.False(copy.TryRead("other", out _));
        Assert.False(copy.TryRead("KEY1", out _));
    }

    [Fact]
    public void An_attribute_set_can_be_read_as_a_dictionary()
    {
        IReadOnlyDictionary<string, object?> set = AttributeCopy.Copy(new Dictionary<string, object?> { ["a"] = 1, ["b"] = null });
        Assert.Equal(["a", "b"], set.Keys);
        Assert.Equal([1, null], set.Values);
        Assert.Equal(1, set["a"]);
        Assert.True(set.ContainsKey("b"));
        Assert.False(set.TryGetValue("c", out _));
        Assert.Throws<KeyNotFoundException>(() => set["c"]);
        Assert.Equal([KeyValuePair.Create<string, object?>("a", 1), KeyValuePair.Create<string, object?>("b", null)], set.AsEnumerable());
    }

    private sealed record Point(int X, int Y);

    private sealed class Named
    {
        public override string ToString() => "named";
    }

    private sealed class Unprintable
    {
        public override string ToString() => throw new InvalidOperationException();
    }

    private sealed class Repeating : IReadOnlyDictionary<string, object?>
    {
        public int Count => -1;

        public IEnumerable<string> Keys => ["a", "a", null!];

        public IEnumerable<object?> Values => [1, 2, 3];

        public object? this[string key] => throw new InvalidOperationException();

        public bool ContainsKey(string key) => throw new InvalidOperationException();

        public bool TryGetValue(string key, out object? value) => throw new InvalidOperationException();

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
            Keys.Zip(Values, (key, value) => new KeyValuePair<string, object?>(key, value)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
