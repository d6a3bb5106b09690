using Microsoft.Extensions.Configuration;

namespace ConvertTyped.Hosting.Tests;

/// <summary>Creates configuration in memory.</summary>
internal static class Configured
{
    internal static IConfigurationSection Section(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Convert:{setting.Name}", setting.Value)))
            .Build()
            .GetSection("Convert");
}
