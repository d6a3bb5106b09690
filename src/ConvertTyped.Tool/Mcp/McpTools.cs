using System.CommandLine;
using System.ComponentModel;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Diff;
using ConvertTyped.Tool.Explain;
using ConvertTyped.Tool.Rendering;
using ConvertTyped.Tool.Simulate;
using ConvertTyped.Tool.Usages;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace ConvertTyped.Tool.Mcp;

/// <summary>The tools for agents. Each tool except <c>list</c> returns the JSON that the command of the same name writes.</summary>
internal sealed class McpTools(ConfigSource source, ParseResult parsed, string? environment)
{
    private const string AnyConfig = "The config: " + ConfigSource.Forms + ".";

    private const string ConfigWithRules = "The config: " + ConfigSource.FormsWithRules + ".";

    public IEnumerable<McpServerTool> All() =>
    [
        Tool("list", "List the experiences, features, goals and segments of a Convert config, with the C# accessor of each.", ListAsync),
        Tool("explain", "Explain which variations and features a visitor gets and why, gate by gate and rule by rule.", ExplainAsync),
        Tool("simulate", "Simulate visitors for a config, and show the split of each experience with the result of a chi-square test, the number of visitors who are in several experiences, and the share of traffic that is not allocated.", SimulateAsync),
        Tool("usages", "Find where the code of a project or solution uses experiences, features, goals and segments.", UsagesAsync),
        Tool("diff", "Compare two configs: which entities changed, which C# accessors break, and how many visitors get a different variation.", DiffAsync),
    ];

    private Task<string> ListAsync([Description(AnyConfig)] string config = "convert.json", CancellationToken cancellationToken = default) =>
        AnswerAsync(async () => ListReport.Create(await LoadAsync(config, cancellationToken)));

    private Task<string> ExplainAsync(
        [Description("The visitor's id.")] string visitor,
        [Description("The keys of the experiences and features to explain. By default, all experiences and features are explained.")] string[]? keys = null,
        [Description("The visitor's attributes.")] Dictionary<string, string>? attributes = null,
        [Description("The attributes for location rules.")] Dictionary<string, string>? location = null,
        [Description(ConfigWithRules)] string config = "convert.json",
        CancellationToken cancellationToken = default) => AnswerAsync(async () =>
        {
            var request = new ExplainRequest(visitor, keys ?? []) { Attributes = Values(attributes), LocationAttributes = Values(location), Environment = environment };
            return request.Explain(await source.LoadWithRulesAsync(config, parsed, cancellationToken), null);
        });

    private Task<string> SimulateAsync(
        [Description("The number of visitors to simulate.")] int visitors = 100_000,
        [Description("The visitors' attributes, such as plan=pro, or plan=pro:0.2,free:0.8 with probabilities that add up to at most 1.")] string[]? attributes = null,
        [Description(ConfigWithRules)] string config = "convert.json",
        CancellationToken cancellationToken = default) => AnswerAsync(async () =>
        {
            var draws = (attributes ?? [])
                .Select(text => AttributeDraw.Parse(text) ?? throw ToolException.BadInput($"'{text}' is not a valid attribute. Use KEY=VALUE, such as {AttributeDraw.Form}."))
                .ToList();
            var loaded = await source.LoadWithRulesAsync(config, parsed, cancellationToken);
            return new SimulateRun(loaded, null, new Population(draws, []), Math.Max(1, visitors)) { Environment = environment }.Run(static _ => { }, cancellationToken);
        });

    private Task<string> UsagesAsync(
        [Description("The project or solution. The default is the only solution in the working directory or, if there is no solution, the only project.")] string? project = null,
        [Description("The entities to list: all, unused (no code uses them), retired (they are retired, but code still uses them) or unknown (code uses them, but no config has them).")] string filter = "all",
        CancellationToken cancellationToken = default) => AnswerAsync(async () =>
        {
            var chosen = Enum.GetValues<UsageFilter>().Cast<UsageFilter?>().FirstOrDefault(known => filter.Equals(known.ToString(), StringComparison.OrdinalIgnoreCase))
                ?? throw ToolException.BadInput($"'{filter}' is not a filter. Use all, unused, retired or unknown.");
            return new UsageReport(await UsageSearch.FindAsync(LoadedSolution.Find(project), cancellationToken), chosen);
        });

    private Task<string> DiffAsync(
        [Description("The earlier config: " + ConfigSource.Forms + ".")] string old,
        [Description("The later config, in any form that 'old' accepts.")] string current = "convert.json",
        CancellationToken cancellationToken = default) => AnswerAsync(async () =>
            DiffReport.Between(await LoadAsync(old, cancellationToken), await LoadAsync(current, cancellationToken), DiffCommand.DefaultVisitors));

    private static McpServerTool Tool(string name, string description, Delegate method) =>
        McpServerTool.Create(method, new McpServerToolCreateOptions { Name = name, Description = description, ReadOnly = true, Destructive = false, Idempotent = true });

    private static async Task<string> AnswerAsync(Func<Task<Report>> ask)
    {
        try
        {
            return ReportJson.Write(await ask());
        }
        catch (ToolException exception)
        {
            throw new McpException(Secrets.MaskIn(exception.Message), exception);
        }
    }

    private static Dictionary<string, object?> Values(Dictionary<string, string>? attributes) =>
        (attributes ?? []).ToDictionary(attribute => attribute.Key, attribute => (object?)attribute.Value, StringComparer.Ordinal);

    private Task<LoadedConfig> LoadAsync(string config, CancellationToken cancellationToken) => source.LoadAsync(config, parsed, cancellationToken);
}
