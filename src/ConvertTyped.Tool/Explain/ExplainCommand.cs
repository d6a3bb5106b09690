using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;
using ConvertTyped.Tool.Simulate;

namespace ConvertTyped.Tool.Explain;

/// <summary>Creates the command <c>convert-typed explain</c>.</summary>
internal static class ExplainCommand
{
    private const string Description = """
        Explain the variations and features that a visitor gets, gate by gate and rule by rule. Nothing is stored or sent.

        Example:
          convert-typed explain visitor-42 checkout-experiment --attribute country=DE --attribute plan=pro
        """;

    public static Command Create()
    {
        var visitor = new Argument<string>("VISITOR") { Description = "The visitor's id." };
        var keys = new Argument<string[]>("KEY") { Description = "The keys of experiences and features; by default, all of them.", Arity = ArgumentArity.ZeroOrMore };
        var config = new Option<string>("--config", "-c") { Description = $"The config: {ConfigSource.Forms}.", HelpName = "CONFIG", DefaultValueFactory = _ => "convert.json" };
        var at = new Option<string?>("--at") { Description = "An earlier config. The report also shows the visitor's variations in that config.", HelpName = "OLD" };
        var attributes = new VisitorOptions("plan=pro");
        var live = new LiveOptions();
        var report = new ReportOptions(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);

        var command = new Command("explain", Description) { visitor, keys, config, at };
        attributes.AddTo(command);
        report.AddTo(command);
        live.AddTo(command);
        command.SetAction((parsed, cancellationToken) => live.RunAsync(parsed, async () =>
        {
            var source = new ConfigSource(live);
            var request = new ExplainRequest(parsed.GetValue(visitor)!, parsed.GetValue(keys) ?? [])
            {
                Attributes = ValuesOf(attributes.AttributesOf(parsed)),
                LocationAttributes = ValuesOf(attributes.LocationsOf(parsed)),
                Environment = live.EnvironmentOf(parsed),
            };
            var current = await source.LoadAsync(parsed.GetValue(config)!, parsed, cancellationToken);
            var earlier = parsed.GetValue(at) is { } name ? await source.LoadAsync(name, parsed, cancellationToken) : null;
            report.Write(parsed, request.Explain(current, earlier));
            return ExitCode.Clean;
        }));
        return command;
    }

    private static Dictionary<string, object?> ValuesOf(IReadOnlyList<AttributeDraw> draws)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var draw in draws)
        {
            values[draw.Key] = draw.Values is [(var only, 1)]
                ? only
                : throw ToolException.BadInput($"Specify one value for the attribute '{draw.Key}', without a probability: 'explain' evaluates a single visitor.");
        }
        return values;
    }
}
