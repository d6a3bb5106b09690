namespace ConvertTyped.Tool.Rendering;

/// <summary>The secrets of this process. They are masked in all messages, including the errors of the MCP server.</summary>
internal static class Secrets
{
    private const string Mask = "****";
    private static readonly string[] Variables = ["CONVERT_SDK_KEY", "CONVERT_SDK_KEY_SECRET"];
    private static readonly HashSet<string> Found = new(StringComparer.Ordinal);

    /// <summary>Adds a secret, which is masked in messages from now on, and returns it.</summary>
    public static string Add(string secret)
    {
        lock (Found)
            Found.Add(secret);
        return secret;
    }

    public static string MaskIn(string message)
    {
        lock (Found)
        {
            return Found.Concat(Variables.Select(Environment.GetEnvironmentVariable).OfType<string>().Select(value => value.Trim()))
                .Where(secret => secret.Length > 0)
                .OrderByDescending(secret => secret.Length)
                .Aggregate(message, (masked, secret) => masked.Replace(secret, Mask, StringComparison.Ordinal));
        }
    }
}
