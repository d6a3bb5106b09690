using System.ComponentModel;
using ConvertTyped.Configuration;

namespace ConvertTyped.Generated;

/// <summary>
/// The part of a project's config that generated code relies on. The core compares the manifest with each live config. The generator emits one
/// manifest per config, as <c>ConvertManifest.Instance</c>; assign it to <see cref="ConvertOptions.Manifest"/>. A manifest does not include any
/// entity, variation or variable that is retired.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConfigManifest
{
    private readonly byte[] _json;
    private ExpectedProject? _project;

    /// <summary>Creates a manifest. Only generated code calls this constructor.</summary>
    /// <param name="utf8Json">
    /// <c>{"project":id,"experiences":{key:{variationId:variationKey}},"features":{key:{variable:type}},"goals":[key],"segments":[key]}</c>, with
    /// every member optional. An empty variation key means that the variation has no key; an empty type means that the code accepts any type.
    /// The JSON is copied, and parsed when the manifest is first used.
    /// </param>
    public ConfigManifest(ReadOnlySpan<byte> utf8Json) => _json = utf8Json.ToArray();

    internal ExpectedProject Project => _project ?? Interlocked.CompareExchange(ref _project, ManifestReader.Read(_json), null) ?? _project;

    /// <summary>Compares this manifest with the config in use and with each later config.</summary>
    /// <returns>The context that was passed.</returns>
    public ConvertContext Expect(ConvertContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Expect(this);
        return context;
    }
}
