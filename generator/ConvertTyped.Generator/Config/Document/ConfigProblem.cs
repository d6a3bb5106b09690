using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Document;

/// <summary>Something that keeps code from being generated, and the token to point at.</summary>
internal sealed record ConfigProblem(string Id, TextSpan Span, string Message)
{
    public const string NotJson = "CVT0001";
    public const string NotConfig = "CVT0002";
    public const string SharedNamespace = "CVT0003";
    public const string KeyMissingOrTwice = "CVT0004";
    public const string LanguageNotSupported = "CVT0006";
}
