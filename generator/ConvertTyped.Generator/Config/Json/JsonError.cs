using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Json;

/// <summary>A position at which the text is not JSON. The message completes a sentence such as "The file does not contain a valid JSON object: …".</summary>
internal sealed record JsonError(TextSpan Span, string Message);
