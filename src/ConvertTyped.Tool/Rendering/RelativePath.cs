namespace ConvertTyped.Tool.Rendering;

/// <summary>Formats a path for reports: with forward slashes, and relative to the working directory if the path is inside that directory.</summary>
internal static class RelativePath
{
    public static string From(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        var shown = relative.StartsWith("..", StringComparison.Ordinal) && Path.IsPathRooted(path) ? path : relative;
        return shown.Replace('\\', '/');
    }
}
