using System.Reflection;

namespace ConvertTyped.Tests;

public class OptionsPageTests
{
    public static TheoryData<string> Options =>
    [
        .. NamesOf<ConvertOptions>("").Except([nameof(ConvertOptions.Transport), nameof(ConvertOptions.Telemetry)]),
        .. NamesOf<TransportOptions>("Transport."),
        .. NamesOf<RefreshOptions>("Refresh."),
        .. NamesOf<TelemetryOptions>("Telemetry."),
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void The_options_page_lists_every_option(string option) =>
        Assert.Contains(Rows, row => row.Split('|')[1].Contains($"`{option}`", StringComparison.Ordinal));

    private static string[] Rows { get; } = [.. Repository.Read("docs", "options.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

    private static IEnumerable<string> NamesOf<T>(string prefix) =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => prefix + property.Name);
}
