using System.ComponentModel;
using ConvertTyped.Configuration;

namespace ConvertTyped.Generated;

/// <summary>
/// The part of a project's config that generated code relies on, to be compared with each live config. The generator writes one per config, as
/// <c>ConvertManifest.Instance</c>: assign it to <see cref="ConvertOptions.Manifest"/>. Retired entities are not part of it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConfigManifest
{
    private readonly byte[] _json;
    private ExpectedProject? _project;

    /// <summary>Called by generated code.</summary>
    /// <param name="utf8Json">
    /// <c>{"project":id,"experiences":{key:{variationId:variationKey}},"features":{key:{variable:type}},"goals":[key],"segments":[key]}</c>, every
    /// member optional; an empty variation key or type stands for none. It is copied now and read when it is first compared with a config.
    /// </param>
    public ConfigManifest(ReadOnlySpan<byte> utf8Json) => _json = utf8Json.ToArray();

    /// <summary>Every expectation of the generated code that the config does not meet. For another project's config, that difference alone.</summary>
    internal IEnumerable<ConfigDifference> CompareWith(ConfigSnapshot config) =>
        ManifestComparison.Compare(_project ??= ManifestReader.Read(_json), config);

    /// <summary>Compares this manifest with the config in use and with each one that follows.</summary>
    /// <returns>The context that was passed.</returns>
    public ConvertContext Expect(ConvertContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Expect(this);
        return context;
    }
}
