namespace ConvertTyped.Generator.Config;

/// <summary>The types of single entities. Each kind has an ending of its own, so no two of different kinds can meet.</summary>
internal static class TypeNames
{
    public static string Feature(string stem) => stem + "Feature";

    public static string Experience(string stem) => stem + "Experience";

    public static string Variation(string stem) => stem + "Variation";
}
