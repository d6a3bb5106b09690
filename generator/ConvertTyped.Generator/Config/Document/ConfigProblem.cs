using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Document;

/// <summary>A problem that prevents code from being generated, and the token that causes it.</summary>
internal sealed record ConfigProblem(string Id, TextSpan Span, string Message)
{
    public const string NotJson = "CVT0001";
    public const string NotConfig = "CVT0002";
    public const string SharedNamespace = "CVT0003";
    public const string KeyMissingOrTwice = "CVT0004";
    public const string LanguageNotSupported = "CVT0006";
    public const string UnseenByOtherGenerators = "CVT0008";
}
