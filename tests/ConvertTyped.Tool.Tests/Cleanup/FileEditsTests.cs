using ConvertTyped.Tool.Cleanup;
using ConvertTyped.Tool.Commands;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Tests.Cleanup;

public class FileEditsTests
{
    [Fact]
    public async Task A_file_that_two_projects_change_in_the_same_way_is_returned_once()
    {
        var (before, first, second) = Linked("class Page;");
        var after = before.WithDocumentText(first, SourceText.From("class Start;")).WithDocumentText(second, SourceText.From("class Start;"));

        var edit = Assert.Single(await FileEdits.BetweenAsync(before, after, TestContext.Current.CancellationToken));

        Assert.Equal(("class Page;", "class Start;"), (edit.Before, edit.After));
    }

    [Fact]
    public async Task A_file_that_two_projects_would_change_in_different_ways_causes_an_error()
    {
        var (before, first, second) = Linked("class Page;");
        var after = before.WithDocumentText(first, SourceText.From("class Start;")).WithDocumentText(second, SourceText.From("class End;"));

        var exception = await Assert.ThrowsAsync<ToolException>(() => FileEdits.BetweenAsync(before, after, TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.BadInput, exception.ExitCode);
        Assert.Equal("The file '/shop/Page.cs' would change in different ways in the projects or target frameworks that compile it, so nothing was written. Remove the flag from this file manually, and run the command again.", exception.Message);
    }

    /// <summary>A solution with two projects that compile one file.</summary>
    private static (Solution Solution, DocumentId First, DocumentId Second) Linked(string text)
    {
        var (one, other) = (ProjectId.CreateNewId(), ProjectId.CreateNewId());
        var (first, second) = (DocumentId.CreateNewId(one), DocumentId.CreateNewId(other));
        var solution = new AdhocWorkspace().CurrentSolution
            .AddProject(one, "Shop (net8.0)", "Shop", LanguageNames.CSharp).AddProject(other, "Shop (net10.0)", "Shop", LanguageNames.CSharp)
            .AddDocument(first, "Page.cs", text, filePath: "/shop/Page.cs").AddDocument(second, "Page.cs", text, filePath: "/shop/Page.cs");
        return (solution, first, second);
    }
}
