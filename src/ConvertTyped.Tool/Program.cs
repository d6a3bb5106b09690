return await ConvertTyped.Tool.Commands.CommandLine.RunAsync(args);
