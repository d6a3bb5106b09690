using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>A value that code gives to a parameter: an argument, or the parameter's default value.</summary>
/// <param name="Argument">The argument; null for a default value where the parameter is declared.</param>
internal readonly record struct WrittenValue(IParameterSymbol Parameter, ParameterRole Role, IOperation? Value, IArgumentOperation? Argument);
