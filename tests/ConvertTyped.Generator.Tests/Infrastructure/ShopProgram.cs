using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests;

/// <summary>A program that is compiled with one config and runs with the same or another config.</summary>
internal sealed class ShopProgram
{
    private readonly List<TestFile> _files;
    private readonly RecordedLogs _logs = new();

    public ShopProgram(string compiledIn)
    {
        _files = [new TestFile("/shop/convert.json", compiledIn)];
        Live = compiledIn;
    }

    /// <summary>The config that the program uses when it runs.</summary>
    public string Live { get; init; }

    public string? Fallbacks { get; init; }

    public string? Retired { get; init; }

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    /// <summary>The log messages about values that do not have the shape that the program was compiled with.</summary>
    public IEnumerable<string> UnexpectedShapes => _logs.Records.Where(record => record.Id == 3).Select(record => record.Message);

    /// <summary>The log messages about differences between the live config and the config that the program was compiled with.</summary>
    public IEnumerable<string> Drift => _logs.Records.Where(record => record.Id is 4 or 5).Select(record => record.Message);

    /// <summary>Runs <paramref name="body"/> as the body of a method that returns a string. The body can use the variable <c>core</c>.</summary>
    public string Run(string body)
    {
        if (Fallbacks is not null)
            _files.Add(new TestFile("/shop/convert.fallbacks.json", Fallbacks));
        if (Retired is not null)
            _files.Add(new TestFile("/shop/convert.retired.json", Retired));
        var run = new TestProject
        {
            Files = _files,
            AssemblyName = "Shop" + Guid.NewGuid().ToString("N"),
            Language = Language,
            Code = $$"""
                using System;
                using System.Collections.Generic;
                using System.Globalization;
                using System.Linq;
                using ConvertTyped;

                public static class Program
                {
                    public static string Main(string live, Microsoft.Extensions.Logging.ILoggerFactory logs)
                    {
                        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                        using var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromString(live), LoggerFactory = logs }).Initialize();
                {{body}}
                    }

                    /// <summary>The number of bytes that 200 calls allocate: the lowest of ten measurements, because the thread's counter sometimes increases too much.</summary>
                    public static long Allocated(Action act)
                    {
                        long least = long.MaxValue;
                        for (int round = 0; round < 10; round++)
                        {
                            long before = GC.GetAllocatedBytesForCurrentThread();
                            for (int i = 0; i < 200; i++)
                                act();
                            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                        }
                        return least;
                    }
                }
                """,
        }.Generate();
        Assert.Empty(run.CompilerDiagnostics);
        return (string)run.Execute(Live, _logs)!;
    }
}
