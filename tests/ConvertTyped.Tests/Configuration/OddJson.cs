using System.Text;

namespace ConvertTyped.Tests.Configuration;

/// <summary>Unusual values for the members of a config. They are JSON text, because a JSON writer cannot write some of them.</summary>
internal static class OddJson
{
    internal static string[] Values { get; } =
    [
        "null", "true", "false", "0", "-0", "-1", "2.5", "1e999", "-1e999", "1e-400", "9223372036854775808", "99999999999999999999999", new('9', 400),
        "\"\"", "\" \"", "\"x\"", "\"0\"", "\"1,000\"", "\"NaN\"", "\"Infinity\"", "\"1e5\"", "\"true\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"",
        "\"İ\"", "\"(a+)+$\"", "\"[\"", "\"(?<=a)b\"", "\"fullStackFeature\"", "\"OR\"", "\"100410001\"", "100410001", $"\"{new string('x', 5_000)}\"",
        "[]", "{}", "[[]]", "[null]", "[0,\"\",{}]", "{\"\":{}}", "{\"id\":[],\"key\":{}}", "{\"OR\":[{\"AND\":[{\"OR_WHEN\":[{}]}]}]}", Nested(60), Nested(260),
    ];

    internal static string Any(Random random) => Values[random.Next(Values.Length)];

    /// <summary>A list that is nested <paramref name="depth"/> levels deep. A config may have at most 256 levels.</summary>
    private static string Nested(int depth) => new StringBuilder().Append('[', depth).Append(']', depth).ToString();
}
