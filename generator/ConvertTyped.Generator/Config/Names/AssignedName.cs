namespace ConvertTyped.Generator.Config.Names;

/// <summary>The C# name of an entity.</summary>
/// <param name="Stem">Unique among its siblings; what type names are built on.</param>
/// <param name="Member">The stem, with a trailing underscore where it would hide something.</param>
internal readonly record struct AssignedName(string Stem, string Member);
