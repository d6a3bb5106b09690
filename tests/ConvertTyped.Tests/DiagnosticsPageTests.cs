namespace ConvertTyped.Tests;

/// <summary>Compares docs/diagnostics.md with the output of the SDK.</summary>
public class DiagnosticsPageTests
{
    private static string Page { get; } = Repository.Read("docs", "diagnostics.md");

    [Fact]
    public void The_page_lists_every_reason() =>
        Assert.All(Enum.GetValues<DiagnosticReason>(), reason => Assert.Contains($"| `{Diagnosis.ValueOf(reason)}` |", Page, StringComparison.Ordinal));

    [Fact]
    public void The_page_shows_the_output_of_its_code()
    {
        using var core = ConvertCore.Start(new ConvertOptions
        {
            Config = ConvertConfig.FromFile(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json")), EnableTracking = false,
        });
        var context = core.CreateContext("anna");

        var why = context.DiagnoseExperience("pricing-page-test");
        Assert.Contains($"\n{why}\nclosed gate: {why.Details["gate"]}; bucket {why.Details["bucket_value"]} of 10000\n", Page, StringComparison.Ordinal);

        var explained = context.ExplainExperience("pricing-page-test")!;
        var gates = explained.Gates.Where(gate => !gate.IsOpen).Select(gate => $"{gate} ({string.Join(", ", gate.Conditions)})");
        Assert.Contains($"\n{explained}\n{string.Join('\n', gates)}\n```", Page, StringComparison.Ordinal);
    }
}
