using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Document;

/// <summary>Finds the errors that the build reports for a single config. If the text is not a JSON object, nothing else is checked.</summary>
internal sealed class ConfigProblems
{
    private readonly List<ConfigProblem> _found = [];

    private ConfigProblems()
    {
    }

    public static IReadOnlyList<ConfigProblem> Find(ConfigDocument config)
    {
        if (config.Json.Errors.Count > 0)
            return [.. config.Json.Errors.Select(e => new ConfigProblem(ConfigProblem.NotJson, e.Span, e.Message))];

        var problems = new ConfigProblems();
        if (config.Root.Kind != JsonKind.Object)
        {
            problems.Add(ConfigProblem.NotConfig, config.Root.Head, "a config must be a JSON object");
            return problems._found;
        }

        problems.CheckShape(config.Root);
        foreach (EntityKind kind in Enum.GetValues(typeof(EntityKind)))
            problems.CheckKeys(config.Entities(kind));
        foreach (var feature in config.Features)
            problems.CheckVariables(feature);
        foreach (var experience in config.Experiences)
            problems.CheckVariations(experience);
        return problems._found;
    }

    private void CheckShape(JsonNode root)
    {
        RequireId(root, "account_id", "account_id");
        if (root["project"] is { Kind: JsonKind.Object } project)
            RequireId(project, "id", "project.id");
        else
            Add(ConfigProblem.NotConfig, (root["project"] ?? root).Head, root["project"] is null ? "'project' is missing" : "'project' is not an object");

        string[] lists = [.. Enum.GetValues(typeof(EntityKind)).Cast<EntityKind>().Select(kind => kind.ListName()), "archived_experiences"];
        foreach (var name in lists)
        {
            if (root[name] is { Kind: not JsonKind.Array } node)
                Add(ConfigProblem.NotConfig, node.Head, $"'{name}' is not a list");
        }
    }

    private void RequireId(JsonNode node, string name, string path)
    {
        if (node[name].AsId() is null)
            Add(ConfigProblem.NotConfig, (node[name] ?? node).Head, $"'{path}' is {(node[name] is null ? "missing" : "neither a number nor a non-empty string")}");
    }

    private void CheckKeys(IReadOnlyList<ConfigEntity> entities)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            if (entity.Key is null && entity.Kind.NeedsKey())
                Add(ConfigProblem.KeyMissingOrTwice, (entity.KeyNode ?? entity.Node).Head, $"{Describe(entity)} has no key");
            else if (entity.Key is { } key && !seen.Add(key))
                Add(ConfigProblem.KeyMissingOrTwice, entity.KeyNode!.Span, $"there is an earlier {entity.Kind.Word()} with the key '{key}'");
        }
    }

    private void CheckVariables(ConfigFeature feature)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in feature.Variables)
        {
            if (variable.Key is null)
                Add(ConfigProblem.KeyMissingOrTwice, (variable.KeyNode ?? variable.Node).Head, $"this variable of {Describe(feature)} has no key");
            else if (!seen.Add(variable.Key))
                Add(ConfigProblem.KeyMissingOrTwice, variable.KeyNode!.Span, $"{Describe(feature)} has an earlier variable with the key '{variable.Key}'");
        }
    }

    /// <summary>Checks that variations of an experience do not share a key. Variations do not need a key: without one, they are named after their ids.</summary>
    private void CheckVariations(ConfigExperience experience)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variation in experience.Variations)
        {
            if (variation is { Id: not null, Key: { } key } && !seen.Add(key))
                Add(ConfigProblem.KeyMissingOrTwice, variation.Node["key"]!.Span, $"{Describe(experience)} has an earlier variation with the key '{key}'");
        }
    }

    private static string Describe(ConfigEntity entity)
    {
        var kind = entity.Kind.Word();
        return entity.Key is { } key ? $"the {kind} '{key}'" : entity.Id is { } id ? $"the {kind} with id {id}" : $"this {kind}";
    }

    private void Add(string id, TextSpan span, string message) => _found.Add(new ConfigProblem(id, span, message));
}
