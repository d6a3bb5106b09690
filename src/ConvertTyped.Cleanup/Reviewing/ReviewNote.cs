using Microsoft.CodeAnalysis;

namespace ConvertTyped.Cleanup;

/// <summary>Code that compiles and behaves as before, and that a person may want to change now that the flag is gone.</summary>
/// <param name="Location">The place in the new code.</param>
/// <param name="Text">What is to be seen there, as a sentence.</param>
public sealed record ReviewNote(Location Location, string Text);
