using System.Data.Common;

namespace ConvertTyped.Hosting.Settings;

/// <summary>A connection string in the format that Aspire passes to an application.</summary>
internal static class ConnectionString
{
    private const string Endpoint = nameof(Endpoint);

    /// <summary>Sets the options that the connection string contains.</summary>
    /// <exception cref="ArgumentException">The text is not a connection string, or has an unknown keyword. The message never contains a value.</exception>
    internal static void ReadInto(string connectionString, ConvertOptions options)
    {
        foreach (var (name, value) in Parse(connectionString))
        {
            switch (name)
            {
                case "sdkkey":
                    options.SdkKey = value;
                    break;
                case "sdkkeysecret":
                    options.SdkKeySecret = value;
                    break;
                case "environment":
                    options.Environment = value;
                    break;
                case "endpoint":
                    var address = value.TrimEnd('/');
                    options.Transport.ConfigEndpoint = address + "/api/v1";
                    options.Transport.TrackEndpoint = address + "/metrics/v1";
                    break;
                default:
                    throw new ArgumentException(
                        $"'{name}' is not a keyword of a Convert connection string. The keywords are {Endpoint}, {nameof(options.SdkKey)}, {nameof(options.SdkKeySecret)} and {nameof(options.Environment)}.");
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> Parse(string connectionString)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            // The original exception is discarded, because it contains the connection string, which may contain a secret.
            throw new ArgumentException("The Convert connection string does not have the form 'Endpoint=…;SdkKey=…'.");
        }
        return builder.Keys.Cast<string>().Select(name => (name.ToLowerInvariant(), (string)builder[name]));
    }
}
