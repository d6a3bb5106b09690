namespace ConvertTyped.Generator.Config.Names;

/// <summary>The C# name of an entity, or of a part of a config such as a variation, a variable or an attribute.</summary>
/// <param name="Stem">A name that is unique among its siblings. Type names are based on it.</param>
/// <param name="Member">The stem, with a trailing underscore if the stem is a reserved name.</param>
internal readonly record struct AssignedName(string Stem, string Member);
