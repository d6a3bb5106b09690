using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Tests;

/// <summary>An additional file in memory, with the metadata of its item.</summary>
internal sealed class TestFile(string path, string text, params (string Name, string Value)[] metadata) : AdditionalText
{
    public override string Path => path;

    public IReadOnlyList<(string Name, string Value)> Metadata => metadata;

    /// <summary>The encoding that the compiler has detected.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>How many times the text was read.</summary>
    public int Reads { get; private set; }

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return SourceText.From(text, Encoding);
    }
}
