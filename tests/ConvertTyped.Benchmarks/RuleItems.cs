using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Measures rule items of several match types. A decision evaluates one hundred items of the same type, so the items take most of the time.</summary>
[MemoryDiagnoser]
public class RuleItems
{
    private const int Items = 100;
    private ConvertContext _context = null!;

    [Params("equals", "contains", "startsWith", "endsWith", "less", "lessEqual", "isIn", "exists", "doesNotExist", "regexMatches")]
    public string MatchType { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var (key, value) = MatchType switch
        {
            "less" or "lessEqual" => ("age", "42"),
            "regexMatches" => ("url", "\"^/pricing\""),
            "isIn" => ("country", "\"de|fr|us|gb\""),
            "doesNotExist" => ("plan", "\"\""),
            _ => ("country", "\"us\""),
        };
        var item = $$"""{"OR_WHEN":[{"matching":{"match_type":"{{MatchType}}","negated":false},"key":"{{key}}","value":{{value}}}]}""";
        var core = new ConvertCore(new()
        {
            Config = ConvertConfig.FromString($$$"""
                {"account_id":"1","project":{"id":"2"},
                 "audiences":[{"id":"a","key":"a","rules":{"OR":[{"AND":[{{{string.Join(',', Enumerable.Repeat(item, Items))}}}]}]}}],
                 "experiences":[{"id":"e","key":"e","audiences":["a"],"variations":[{"id":"v"}]}]}
                """),
        }).Initialize();
        _context = core.CreateContext("visitor", new Dictionary<string, object?> { ["country"] = "us", ["age"] = 41, ["url"] = "/pricing/teams" });
        if (_context.RunExperience("e") is null)
            throw new JsonException($"The rule with the match type '{MatchType}' did not match the visitor.");
    }

    [Benchmark(Baseline = true, Description = "floor: hash and lookup")]
    public int Floor() => Benchmarks.Floor.Decide("experience-50", "0197a5c2-7d3e-7b64-9c55-0a1b2c3d4e5f");

    [Benchmark(OperationsPerInvoke = Items, Description = "rule item")]
    public ExperienceResult? Decide() => _context.RunExperience("e");
}
