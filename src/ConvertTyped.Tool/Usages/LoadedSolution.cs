using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace ConvertTyped.Tool.Usages;

/// <summary>The user's project or solution, loaded as in a build.</summary>
internal sealed class LoadedSolution : IDisposable
{
    private readonly MSBuildWorkspace _workspace;

    private LoadedSolution(MSBuildWorkspace workspace, IReadOnlyList<Project> projects)
    {
        _workspace = workspace;
        Projects = projects;
    }

    public IReadOnlyList<Project> Projects { get; }

    /// <exception cref="ToolException">The project or solution cannot be loaded. The message contains MSBuild's error.</exception>
    public static async Task<LoadedSolution> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var workspace = MSBuildWorkspace.Create();
        var failures = new List<string>();
        using var registration = workspace.RegisterWorkspaceFailedHandler(failed =>
        {
            lock (failures)
            {
                if (failed.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure)
                    failures.Add(failed.Diagnostic.Message);
            }
        });
        LoadedSolution? loaded = null;
        try
        {
            var projects = path.EndsWith("proj", StringComparison.OrdinalIgnoreCase)
                ? (await workspace.OpenProjectAsync(path, cancellationToken: cancellationToken)).Solution.Projects
                : (await workspace.OpenSolutionAsync(path, cancellationToken: cancellationToken)).Projects;
            if (failures.Count > 0)
                throw ToolException.BadInput($"The file '{RelativePath.From(path)}' cannot be loaded as a project or solution. Correct these errors:\n{string.Join('\n', failures.Distinct())}");
            return loaded = new(workspace, [.. projects.Where(project => project.Language == LanguageNames.CSharp)]);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FileNotFoundException or ArgumentException)
        {
            throw ToolException.BadInput($"The file '{RelativePath.From(path)}' cannot be loaded as a project or solution: {exception.Message}", exception);
        }
        finally
        {
            if (loaded is null)
                workspace.Dispose();
        }
    }

    /// <summary>
    /// Finds the given file, or the only solution in the given folder (by default, the working directory). If the folder contains no solution, finds
    /// its only project. Returns the full path.
    /// </summary>
    /// <exception cref="ToolException">There is no project or solution, or there are several.</exception>
    public static string Find(string? given) => Find(given, "project or solution", "projects or solutions", ["*.sln", "*.slnx"], ["*.csproj"]);

    /// <summary>The path of the given file, or of the only project in the given folder (by default, the working directory).</summary>
    /// <exception cref="ToolException">There is no project, or there are several.</exception>
    public static string FindProject(string? given) => Find(given, "project", "projects", ["*.csproj"]);

    private static string Find(string? given, string kind, string kinds, params string[][] choices)
    {
        var path = Path.GetFullPath(given ?? Environment.CurrentDirectory);
        if (File.Exists(path))
            return path;
        if (!Directory.Exists(path))
            throw ToolException.BadInput($"There is no {kind} '{given}'. Specify the path of a {kind}.");
        foreach (var patterns in choices)
        {
            var found = patterns.SelectMany(pattern => Directory.EnumerateFiles(path, pattern)).ToList();
            if (found.Count == 1)
                return found[0];
            if (found.Count > 1)
                throw ToolException.BadInput($"There are several {kinds} in '{RelativePath.From(path)}'. Specify one of {string.Join(", ", found.Select(Path.GetFileName))}.");
        }
        throw ToolException.BadInput($"There is no {kind} in '{RelativePath.From(path)}'. Specify the path of a {kind}.");
    }

    public void Dispose() => _workspace.Dispose();
}
