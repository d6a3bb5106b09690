using BenchmarkDotNet.Running;
using ConvertTyped.Benchmarks;

if (args is ["scaling"])
    Scaling.Run();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
