namespace ConvertTyped.Tool.Rendering;

/// <summary>A path as reports show it: relative to the working directory where it lies below, with forward slashes.</summary>
internal static class RelativePath
{
    public static string Of(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        var shown = relative.StartsWith("..", StringComparison.Ordinal) && Path.IsPathRooted(path) ? path : relative;
        return shown.Replace('\\', '/');
    }
}
