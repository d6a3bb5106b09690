using System.ComponentModel;
using System.Reflection;

namespace ConvertTyped.Generated;

/// <summary>Reads the config that the build embeds in an assembly. This class is for generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmbeddedConfig
{
    /// <summary>Reads a config from a resource that is embedded in an assembly.</summary>
    /// <exception cref="ConfigLoadException">The assembly has no such resource.</exception>
    /// <exception cref="InvalidConfigException">The resource is not a Convert config.</exception>
    public static ConvertConfig Read(Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new ConfigLoadException(
                $"The assembly '{assembly.GetName().Name}' has no embedded config '{resource}'. Set the MSBuild property ConvertTypedEmbedConfig to true and rebuild.");
        var utf8 = new byte[stream.Length];
        stream.ReadExactly(utf8);
        return ConvertConfig.FromOwnedBytes(utf8);
    }
}
