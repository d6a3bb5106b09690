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
        Explain the variations and features that a visitor gets, gate by gate and rule by rule. Nothing is stored, and no events are sent to Convert.

        Example:
          convert-typed explain visitor-42 checkout-experiment --attribute country=DE --attribute plan=pro
        """;

    public static Command Create()
    {
        var visitor = new Argument<string>("VISITOR") { Description = "The visitor's id." };
        var keys = new Argument<string[]>("KEY") { Description = "The keys of the experiences and features to explain. The default is all experiences and features.", Arity = ArgumentArity.ZeroOrMore };
        var config = new Option<string>("--config", "-c") { Description = $"The config: {ConfigSource.FormsWithRules}.", HelpName = "CONFIG", DefaultValueFactory = _ => "convert.json" };
        var at = new Option<string?>("--at") { Description = "An earlier config, in any form that --config accepts. The report also shows how the visitor's variations and active features differed in that config.", HelpName = "OLD" };
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
            var current = await source.LoadWithRulesAsync(parsed.GetValue(config)!, parsed, cancellationToken);
            var earlier = parsed.GetValue(at) is { } name ? await source.LoadWithRulesAsync(name, parsed, cancellationToken) : null;
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
