using System.CommandLine;

namespace ConvertTyped.Tool.Simulate;

/// <summary><c>--attribute</c> and <c>--location</c>: the attributes of a visitor and of a location.</summary>
internal sealed class VisitorOptions
{
    private readonly Option<AttributeDraw[]> _attributes;
    private readonly Option<AttributeDraw[]> _locations;

    /// <param name="form">Examples of valid attributes, as shown in the help and in errors.</param>
    public VisitorOptions(string form)
    {
        _attributes = Create("--attribute", "-a", $"An attribute for audience and segment rules, such as {form}. You can repeat the option.", form);
        _locations = Create("--location", "-l", "An attribute for location rules, in the same form as --attribute. You can repeat the option.", form);
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_attributes);
        command.Options.Add(_locations);
    }

    public IReadOnlyList<AttributeDraw> AttributesOf(ParseResult parsed) => parsed.GetValue(_attributes) ?? [];

    public IReadOnlyList<AttributeDraw> LocationsOf(ParseResult parsed) => parsed.GetValue(_locations) ?? [];

    private static Option<AttributeDraw[]> Create(string name, string alias, string description, string form) => new(name, alias)
    {
        Description = description,
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result =>
        {
            var draws = new List<AttributeDraw>();
            foreach (var token in result.Tokens)
            {
                if (AttributeDraw.Parse(token.Value) is { } draw)
                    draws.Add(draw);
                else
                    result.AddError($"'{token.Value}' is not a valid attribute. Use KEY=VALUE, such as {form}.");
            }
            return [.. draws];
        },
    };
}
