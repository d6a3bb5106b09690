using System.Reflection;
using ConvertTyped.Generated;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.Hosting.Settings;

/// <summary>Finds the config that is deployed with the application.</summary>
internal static class ApplicationConfig
{
    private const string Name = "convert.json";

    /// <summary>Another spelling that the build accepts. It is looked for separately, because file names are case-sensitive on Linux.</summary>
    private const string CapitalName = "Convert.json";

    /// <summary>
    /// Returns the config that the build embedded in the application (the generated <c>ConvertProject.Config</c> returns the same config). If
    /// none is embedded, returns the <c>convert.json</c> in the content root or beside the program. Returns null if there is no config, or if several
    /// configs are embedded.
    /// </summary>
    /// <exception cref="ConfigException">The config cannot be read, or is not a Convert config.</exception>
    internal static ConvertConfig? Find(IServiceProvider provider)
    {
        if (AssemblyOf(provider.GetService<IHostEnvironment>()) is { } assembly && NamesIn(assembly) is { Length: > 0 } names)
            return names is [var only] ? EmbeddedConfig.Read(assembly, only) : null;
        var files = ContentFiles.From(provider);
        return new[] { Name, CapitalName }.Select(files.Find).FirstOrDefault(File.Exists) is { } path ? ConvertConfig.FromFile(path) : null;
    }

    /// <summary>
    /// Returns the assembly that has the host's application name. By default, this name is the name of the entry assembly; in tests with
    /// <c>WebApplicationFactory</c>, it is the name of the assembly under test. If no assembly has this name, returns the entry assembly.
    /// </summary>
    private static Assembly? AssemblyOf(IHostEnvironment? host)
    {
        try
        {
            if (host?.ApplicationName is { Length: > 0 } name)
                return Assembly.Load(new AssemblyName(name));
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            // The application name is not the name of an assembly.
        }

        return Assembly.GetEntryAssembly();
    }

    private static string[] NamesIn(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames().Where(name => name.Equals(Name, StringComparison.OrdinalIgnoreCase) || name.EndsWith($".{Name}", StringComparison.OrdinalIgnoreCase))];
}
