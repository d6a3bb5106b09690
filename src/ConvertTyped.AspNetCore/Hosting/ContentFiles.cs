using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.AspNetCore.Hosting;

/// <summary>Files that come with the application: in the host's content root, or beside the program.</summary>
internal sealed class ContentFiles(string? contentRoot)
{
    private const string ConfigName = "convert.json";

    internal static ContentFiles Of(IServiceProvider provider) => new(provider.GetService<IHostEnvironment>()?.ContentRootPath);

    /// <summary>The path of the config that the generator reads, too; null where it does not come with the application.</summary>
    internal string? OwnConfig => Find(ConfigName) is var path && File.Exists(path) ? path : null;

    /// <summary>Where the file is; where it would be in the content root when it is nowhere.</summary>
    internal string Find(string path)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, path);
        var inRoot = contentRoot is null ? beside : Path.Combine(contentRoot, path);
        return !File.Exists(inRoot) && File.Exists(beside) ? beside : inRoot;
    }
}
