package io.careflow.desk.web;

import io.careflow.customer.CustomerFlow;
import java.util.List;

/**
 * A flow of a customer for a reader.
 *
 * @param clocks those that run or are paused
 */
public record FlowRow(CustomerFlow flow, List<ClockPanel> clocks) {}
