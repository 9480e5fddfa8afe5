package org.cxsdk.examples.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import picocli.CommandLine;

/** Values of options as people write them, and what they are told where one is not what it should be. */
final class OptionValues {

    private OptionValues() {}

    static void registerWith(CommandLine commands) {
        CommandLine.ITypeConverter<Integer> whole = converter(Integer::valueOf, "a whole number");
        CommandLine.ITypeConverter<Long> large = converter(Long::valueOf, "a whole number");
        CommandLine.ITypeConverter<Double> decimal = converter(OptionValues::finite, "a number, such as 0.8");
        commands.registerConverter(Integer.class, whole);
        commands.registerConverter(int.class, whole);
        commands.registerConverter(Long.class, large);
        commands.registerConverter(long.class, large);
        commands.registerConverter(Double.class, decimal);
        commands.registerConverter(double.class, decimal);
        commands.registerConverter(LocalDate.class, converter(LocalDate::parse, "a date, such as 2026-11-22"));
        commands.registerConverter(ZoneId.class, converter(ZoneId::of, "a time zone, such as Asia/Dubai"));
    }

    private static double finite(String value) {
        double number = Double.parseDouble(value);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(value);
        }
        return number;
    }

    private static <T> CommandLine.ITypeConverter<T> converter(Function<String, T> parse, String what) {
        return value -> {
            try {
                return parse.apply(value.strip());
            } catch (DateTimeException | NumberFormatException e) {
                throw new CommandLine.TypeConversionException("\"" + value + "\" is not " + what);
            }
        };
    }
}
