using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.Hosting.Settings;

/// <summary>Files that are deployed with the application, in the content root of the host or beside the program.</summary>
internal sealed class ContentFiles(string? contentRoot)
{
    internal static ContentFiles From(IServiceProvider provider) => new(provider.GetService<IHostEnvironment>()?.ContentRootPath);

    /// <summary>The path of the file, or its path in the content root if it does not exist.</summary>
    internal string Find(string path)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, path);
        var inRoot = contentRoot is null ? beside : Path.Combine(contentRoot, path);
        return !File.Exists(inRoot) && File.Exists(beside) ? beside : inRoot;
    }
}
