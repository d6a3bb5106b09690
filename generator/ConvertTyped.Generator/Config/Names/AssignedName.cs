namespace ConvertTyped.Generator.Config.Names;

/// <summary>The C# name of an entity.</summary>
/// <param name="Stem">A name that is unique among its siblings. Type names are based on it.</param>
/// <param name="Member">The stem, with a trailing underscore if the stem alone would hide another member.</param>
internal readonly record struct AssignedName(string Stem, string Member);
