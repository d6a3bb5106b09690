using System.Globalization;

namespace ConvertTyped.BuildCost;

/// <summary>Compares the processor time and memory of a new process that makes one decision with those of a program that only prints.</summary>
internal static class StartCost
{
    private const string Measured = """

        var used = Environment.CpuUsage.TotalTime.TotalMilliseconds;
        Console.WriteLine(FormattableString.Invariant($"{used} {System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64}"));
        """;

    private const string Empty = """Console.WriteLine("Hello");""" + Measured;

    private const string FirstDecision = """
        using ConvertTyped;

        var core = new ConvertCore(new ConvertOptions { Config = ConvertProject.Config, EnableTracking = false }).Initialize();
        var context = core.CreateContext("alice", new Dictionary<string, object?> { ["country"] = "US" });
        Console.WriteLine(context.Features.Feature1.Headline);
        """ + Measured;

    private static readonly (string Title, string Options)[] Kinds =
    [
        ("just-in-time compiled", ""),
        ("PublishReadyToRun", "<PublishReadyToRun>true</PublishReadyToRun>"),
        ("PublishAot", "<PublishAot>true</PublishAot>"),
    ];

    internal static void Run(PackedFeed feed, int rounds)
    {
        Console.WriteLine("| compilation | program that only prints | program with one decision | ratio | additional memory |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (title, options) in Kinds)
        {
            var name = title.Split(' ')[0];
            var empty = Publish(feed, $"{name}-empty", options, Empty, entities: 0);
            var first = Publish(feed, $"{name}-first", options, FirstDecision, entities: 10);
            var (idle, busy) = (new List<(double Milliseconds, double Bytes)>(), new List<(double Milliseconds, double Bytes)>());
            for (var round = 0; round < rounds; round++)
            {
                idle.Add(Start(empty));
                busy.Add(Start(first));
            }

            var (before, after) = (idle.Min(run => run.Milliseconds), busy.Min(run => run.Milliseconds));
            var memory = (busy.Min(run => run.Bytes) - idle.Min(run => run.Bytes)) / 1024 / 1024;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title} | {before:0} ms | {after:0} ms | ×{after / before:0.00} | {memory:0.0} MiB |"));
        }
    }

    private static string Publish(PackedFeed feed, string name, string options, string program, int entities)
    {
        feed.Write($"{name}/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RuntimeIdentifier>{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>{options.Contains("Aot", StringComparison.Ordinal)}</SelfContained>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {options}
              </PropertyGroup>
              <ItemGroup Condition="{entities} > 0">
                <PackageReference Include="ConvertTyped" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        feed.Write($"{name}/Program.cs", program);
        if (entities > 0)
            feed.Write($"{name}/convert.json", SampleConfig.Create(entities, jsonEvery: entities));
        var folder = Path.Combine(feed.Folder, name);
        Dotnet.Run(folder, "publish", "-c", "Release", "-v", "q", "-o", "out").RequireSuccess();
        return Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "Shop.exe" : "Shop");
    }

    private static (double Milliseconds, double Bytes) Start(string program)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program) { RedirectStandardOutput = true })!;
        var figures = process.StandardOutput.ReadToEnd().TrimEnd().Split('\n')[^1].Split(' ');
        process.WaitForExit();
        return (double.Parse(figures[0], CultureInfo.InvariantCulture), double.Parse(figures[1], CultureInfo.InvariantCulture));
    }
}
