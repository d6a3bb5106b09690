using Microsoft.CodeAnalysis;

namespace ConvertTyped.Cleanup.Symbols;

/// <summary>Creates the compilations of a solution's C# projects.</summary>
internal static class Compilations
{
    internal static async Task<IReadOnlyList<Compilation>> CreateAsync(Solution solution, CancellationToken cancellationToken)
    {
        var compilations = new List<Compilation>();
        foreach (var project in solution.Projects.Where(project => project.Language == LanguageNames.CSharp))
        {
            if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation)
                compilations.Add(compilation);
        }

        return compilations;
    }
}
