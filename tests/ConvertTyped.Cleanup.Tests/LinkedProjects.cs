using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>Two projects that compile the same file, like a project with two target frameworks.</summary>
internal static class LinkedProjects
{
    /// <summary>Creates two projects that compile <paramref name="page"/>. Only the second project defines <paramref name="symbol"/>.</summary>
    internal static (Project First, ProjectId Second) Create(string page, string symbol)
    {
        var project = CleanupProject.Create([("Page.cs", page)]);
        var other = ProjectId.CreateNewId();
        var options = (CSharpParseOptions)project.ParseOptions!;
        var solution = project.Solution.AddProject(ProjectInfo.Create(
            other, VersionStamp.Default, "Shop (other)", "Shop", LanguageNames.CSharp, parseOptions: options.WithPreprocessorSymbols(symbol),
            compilationOptions: project.CompilationOptions, metadataReferences: project.MetadataReferences, analyzerReferences: project.AnalyzerReferences));
        foreach (var document in project.AnalyzerConfigDocuments)
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(other), document.Name, document.GetTextAsync().Result, filePath: document.FilePath);
        foreach (var document in project.AdditionalDocuments)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(other), document.Name, document.GetTextAsync().Result, filePath: document.FilePath);
        solution = solution.AddDocument(DocumentId.CreateNewId(other), "Page.cs", page, filePath: "/shop/Page.cs");
        return (solution.GetProject(project.Id)!, other);
    }
}
