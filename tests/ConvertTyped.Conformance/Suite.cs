using System.Globalization;
using System.Text.Json;

namespace ConvertTyped.Conformance;

/// <summary>A file of cases, and the function that runs a case.</summary>
/// <param name="FileName">The name of the file.</param>
/// <param name="Check">Runs a case of the file. Returns null if the result is as expected; otherwise, a description of the result.</param>
public sealed record Suite(string FileName, Func<JsonElement, JsonElement, string?> Check)
{
    /// <summary>The suites: one for each file of cases.</summary>
    public static IReadOnlyList<Suite> All { get; } =
    [
        new("hash.json", (_, test) => HashCase.Check(test)),
        new("bucketing.json", BucketingCase.Check),
        new("rules.json", (_, test) => RuleCase.Check(test)),
        new("qualification.json", (_, test) => QualificationCase.Check(test)),
        new("features.json", (_, test) => FeatureCase.Check(test)),
    ];

    /// <summary>Runs all cases of the file at <paramref name="path"/>.</summary>
    public Outcome Run(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var cases = document.RootElement.GetProperty("cases");
        var failures = new List<string>();
        var index = 0;
        foreach (var test in cases.EnumerateArray())
        {
            if (Check(document.RootElement, test) is { } got)
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"case {index}: got {got}; {test.GetRawText()}"));
            index++;
        }

        return new(index - failures.Count, failures);
    }
}

/// <summary>The result of running a suite.</summary>
/// <param name="Passed">The number of cases with the expected result.</param>
/// <param name="Failures">A description of each case with an unexpected result.</param>
public sealed record Outcome(int Passed, IReadOnlyList<string> Failures);
