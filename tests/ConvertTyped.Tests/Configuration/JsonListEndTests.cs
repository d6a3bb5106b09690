using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Json;
using ConvertTyped.Configuration;

namespace ConvertTyped.Tests.Configuration;

/// <summary>Tests the search for the end of a large list of experiences. The search must affect neither the config nor the error for invalid JSON.</summary>
public class JsonListEndTests
{
    /// <summary>The minimum number of bytes for which the search runs.</summary>
    private const int Large = 16 * 1024;

    private static readonly string[] Items =
    [
        "\"\"", "\"]\"", "\"[\"", "\"\\\"]\"", "\"\\\\\"", "\"\\\\\\\"]\"", "\"\\u005d\"", "[]", "[[1],[]]", "{\"a]\":[\"]\"]}", "12.5", "null", "\"é]漢[\"", "\"a long text with a bracket ] in it\"",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_end_of_a_large_list_is_found_whatever_its_strings_contain(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            var before = new string(' ', random.Next(64));
            var list = RandomList(random);
            var after = random.Next(2) == 0 ? "}" : """, "goals": [ "]" ] }""" + new string(' ', random.Next(64));
            var end = before.Length + Encoding.UTF8.GetByteCount(list);
            Assert.Equal(Vector256.IsHardwareAccelerated ? end : -1, JsonListEnd.Find(Encoding.UTF8.GetBytes(before + list + after), before.Length));
        }
    }

    [Fact]
    public void No_end_is_found_for_a_list_that_is_not_closed()
    {
        Assert.Equal(-1, JsonListEnd.Find(Encoding.UTF8.GetBytes("[" + new string(' ', 2 * Large)), 0));
        Assert.Equal(-1, JsonListEnd.Find(Encoding.UTF8.GetBytes("[\"" + new string(']', 2 * Large)), 0));
        Assert.Equal(-1, JsonListEnd.Find(Encoding.UTF8.GetBytes("[\"" + new string('\\', 1 + (2 * Large)) + "\"]"), 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_error_for_a_damaged_large_config_is_the_same_as_the_error_of_Utf8JsonReader(int seed)
    {
        var random = new Random(seed);
        var healthy = Encoding.UTF8.GetBytes(Config(string.Join(",\n", Enumerable.Range(0, 150).Select(Experience))));
        var invalid = 0;
        for (var round = 0; round < 500; round++)
        {
            var damaged = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(TextDamage.Inflict(healthy, random)));
            var expected = ErrorOfReader(damaged);
            Assert.Equal(expected, ErrorOfConfig(damaged));
            invalid += expected is null ? 0 : 1;
        }

        Assert.InRange(invalid, 100, 450);
    }

    [Fact]
    public void The_last_of_two_large_lists_is_used_and_both_lists_must_be_valid_JSON()
    {
        var list = string.Join(',', Enumerable.Range(0, 150).Select(Experience));
        var one = ConvertConfig.FromString(Config($$"""{"id":"only-in-the-first"},{{list}}], "experiences": [{{list}}"""));
        Assert.Equal(150, one.Snapshot.Experiences.Count);
        Assert.Contains("not valid JSON", Assert.Throws<InvalidConfigException>(
            () => ConvertConfig.FromString(Config($$"""{"id":nil},{{list}}], "experiences": [{{list}}"""))).Message, StringComparison.Ordinal);
    }

    private static string Config(string experiences) =>
        $$"""{"account_id":"1","project":{"id":"2"},"experiences":[{{experiences}}],"goals":[{"id":"3","key":"goal"}]}""";

    private static string Experience(int number) => $$"""
        {"id":"{{number}}","key":"experience-{{number}}","name":"\"{{number}}\" ]","variations":[{"id":"1{{number}}","status":"running"},{"id":"2{{number}}","changes":[]}]}
        """;

    private static string RandomList(Random random)
    {
        var list = new StringBuilder("[");
        while (list.Length < Large)
            list.Append(Items[random.Next(Items.Length)]).Append(',').Append(' ', random.Next(3));
        return list.Append("0]").ToString();
    }

    private static string? ErrorOfReader(byte[] utf8)
    {
        var start = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(utf8.AsSpan(start), new JsonReaderOptions { MaxDepth = 256 });
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException exception)
        {
            return $"The config is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} of that line).";
        }
    }

    /// <summary>The error if the text is not JSON. Returns null if it is JSON, even if the config lacks a field.</summary>
    private static string? ErrorOfConfig(byte[] utf8)
    {
        try
        {
            ConvertConfig.FromUtf8Bytes(utf8);
            return null;
        }
        catch (InvalidConfigException exception)
        {
            return exception.Message.Contains("not valid JSON", StringComparison.Ordinal) ? exception.Message : null;
        }
    }
}
