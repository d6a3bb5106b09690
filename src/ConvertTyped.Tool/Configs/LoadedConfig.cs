using ConvertTyped.Generator.Config.Retired;
using ConvertTyped.Tool.Commands;

namespace ConvertTyped.Tool.Configs;

/// <summary>A config from any source, read as the generator reads it and, on demand, as the runtime does.</summary>
internal sealed class LoadedConfig
{
    private readonly Lazy<ConvertConfig> _runtime;
    private readonly Lazy<ConfigModel> _model;
    private readonly Lazy<ConfigModel> _code;

    /// <param name="name">The name that the user gave, for messages and reports.</param>
    /// <param name="path">The file that contains the config; null if the config was not read from a file.</param>
    public LoadedConfig(string name, string? path, string text)
    {
        Name = name;
        Path = path;
        Text = text;
        Document = ConfigDocument.Read(text);
        _runtime = new(ReadRuntime);
        _model = new(ReadModel);
        _code = new(() => Retired.Length == 0 ? Model : ConfigModelBuilder.Build(Document, RetiredDocument.Read(Retired)));
    }

    public string Name { get; }

    public string? Path { get; }

    public string Text { get; }

    /// <summary>Whether the config comes from a built assembly, which contains keys and types, but neither traffic allocations nor rules.</summary>
    public bool IsManifest { get; init; }

    /// <summary>
    /// The text of the file that lists the config's retired entities, such as convert.retired.json; empty or <c>{}</c> if there is no such file.
    /// </summary>
    public string Retired { get; init; } = "";

    public ConfigDocument Document { get; }

    /// <summary>The entities of the config, with their C# names.</summary>
    public ConfigModel Model => _model.Value;

    /// <summary>The entities for which code is generated: those in the config and those that <see cref="Retired"/> lists.</summary>
    public ConfigModel CodeModel => _code.Value;

    /// <summary>The config as the runtime reads it.</summary>
    public ConvertConfig Runtime => _runtime.Value;

    public string? AccountId => Document.Root["account_id"].AsId();

    public string? ProjectId => Document.Root["project"]?["id"].AsId();

    /// <exception cref="ToolException">The text is not a Convert config.</exception>
    public LoadedConfig Checked()
    {
        _ = Runtime;
        return this;
    }

    // A manifest does not say which variations carry a feature. It contains no retired entities, so none of its features is retired.
    private ConfigModel ReadModel()
    {
        var model = ConfigModelBuilder.Build(Document);
        return IsManifest ? model with { Features = new(model.Features.Select(feature => feature with { Entity = feature.Entity with { Retirement = null } })) } : model;
    }

    private ConvertConfig ReadRuntime()
    {
        try
        {
            return ConvertConfig.FromString(Text);
        }
        catch (InvalidConfigException exception)
        {
            throw ToolException.BadInput($"{Name}: {exception.Message}", exception);
        }
    }
}
