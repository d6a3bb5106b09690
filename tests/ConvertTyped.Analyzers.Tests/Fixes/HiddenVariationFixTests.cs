using ConvertTyped.Analyzers.Tests.Rules;
using ConvertTyped.CodeFixes;

namespace ConvertTyped.Analyzers.Tests.Fixes;

public sealed class HiddenVariationFixTests
{
    private static readonly HiddenVariationFix Fix = new();

    [Theory]
    [InlineData(
        "return v switch { V.Treatment => 1, _ => 0 };",
        "return v switch { V.Treatment => 1, V.Control => 0, _ => 0 };")]
    [InlineData(
        "return v switch\n        {\n            V.None => 1,\n            _ => n + 2, // the rest\n        };",
        "return v switch\n        {\n            V.None => 1,\n            V.Control => n + 2,\n            V.Treatment => n + 2,\n            _ => n + 2, // the rest\n        };")]
    [InlineData(
        "switch (v)\n        {\n            case V.None:\n                return 1;\n            default:\n                return 0;\n        }",
        "switch (v)\n        {\n            case V.None:\n                return 1;\n            case V.Control:\n            case V.Treatment:\n            default:\n                return 0;\n        }")]
    public async Task Arms_for_the_variations_are_added(string before, string after) =>
        Assert.Equal(Source(after), (await Fixing.FirstAsync(Fix, HiddenVariationTests.Switching(before))).ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("return v switch { V.Treatment => 1, var other => (int)other };")]
    [InlineData("switch (v) { case V.Treatment: return 1; case var other: return (int)other; }")]
    public async Task No_fix_is_offered_if_the_arm_declares_a_variable(string statement) =>
        Assert.Empty(await Fixing.OffersAsync(Fix, HiddenVariationTests.Switching(statement)));

    private static string Source(string statement) => HiddenVariationTests.Switching(statement).Sources["Program.cs"];
}
