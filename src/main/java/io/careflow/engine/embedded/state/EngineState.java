package io.careflow.engine.embedded.state;

import io.camunda.zeebe.db.ColumnFamily;
import io.camunda.zeebe.db.TransactionContext;
import io.camunda.zeebe.db.TransactionOperation;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.DbCompositeKey;
import io.camunda.zeebe.db.impl.DbForeignKey;
import io.camunda.zeebe.db.impl.DbLong;
import io.camunda.zeebe.db.impl.DbNil;
import io.camunda.zeebe.engine.state.immutable.UserTaskState.LifecycleState;
import io.camunda.zeebe.engine.state.immutable.VariableState;
import io.camunda.zeebe.engine.state.instance.ElementInstance;
import io.camunda.zeebe.engine.state.instance.Incident;
import io.camunda.zeebe.engine.state.instance.UserTaskLifecycleStateValue;
import io.camunda.zeebe.engine.state.instance.UserTaskRecordValue;
import io.camunda.zeebe.engine.state.variable.DbVariableState;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.careflow.engine.embedded.EmbeddedEngineException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.DirectBuffer;

/** Reads what is open in the engine, from its own state while it runs; one reader at a time. */
public final class EngineState implements AutoCloseable {

    private final TransactionContext context;
    private final ColumnFamily<DbLong, Incident> incidents;
    private final ColumnFamily<DbLong, UserTaskRecordValue> tasks;
    private final DbLong taskKey = new DbLong();
    private final DbForeignKey<DbLong> taskStateKey = new DbForeignKey<>(taskKey, ZbColumnFamilies.USER_TASKS);
    private final ColumnFamily<DbForeignKey<DbLong>, UserTaskLifecycleStateValue> taskStates;
    private final DbLong instanceKey = new DbLong();
    private final ColumnFamily<DbLong, ElementInstance> elements;
    private final ColumnFamily<DbCompositeKey<DbLong, DbLong>, DbNil> instances;
    private final StartTimes times;
    private final VariableState variables;
    private boolean closed;

    public EngineState(ZeebeDb<ZbColumnFamilies> db) {
        context = db.createContext();
        incidents = db.createColumnFamily(ZbColumnFamilies.INCIDENTS, context, new DbLong(), new Incident());
        tasks = db.createColumnFamily(ZbColumnFamilies.USER_TASKS, context, new DbLong(), new UserTaskRecordValue());
        taskStates = db.createColumnFamily(
                ZbColumnFamilies.USER_TASK_STATES, context, taskStateKey, new UserTaskLifecycleStateValue());
        elements = db.createColumnFamily(
                ZbColumnFamilies.ELEMENT_INSTANCE_KEY, context, instanceKey, new ElementInstance());
        instances = db.createColumnFamily(
                ZbColumnFamilies.PROCESS_INSTANCE_KEY_BY_DEFINITION_KEY,
                context,
                new DbCompositeKey<>(new DbLong(), new DbLong()),
                DbNil.INSTANCE);
        times = new StartTimes(db, context);
        variables = new DbVariableState(db, context);
    }

    /** Is shown one open incident; the record is only valid during the call. */
    public interface IncidentVisitor {
        void visit(long key, IncidentRecord incident, Optional<Instant> since);
    }

    /** Is shown one open user task; the record is only valid during the call. */
    public interface UserTaskVisitor {
        void visit(long key, UserTaskRecord task, LifecycleState state);
    }

    /** Is shown one running process instance; the record is only valid during the call. */
    public interface InstanceVisitor {
        void visit(long key, ProcessInstanceRecord instance, Optional<Instant> since);
    }

    /** Is shown one variable; its value is MessagePack and only valid during the call. */
    public interface VariableVisitor {
        void visit(long key, long scope, long instance, String name, DirectBuffer value);
    }

    /** Shows all open incidents, oldest first. */
    public synchronized void incidents(IncidentVisitor visitor) {
        read(() -> incidents.forEach(
                (key, incident) -> visitor.visit(key.getValue(), incident.getRecord(), times.of(key.getValue()))));
    }

    /** Shows all open user tasks, oldest first. */
    public synchronized void userTasks(UserTaskVisitor visitor) {
        read(() -> tasks.forEach((key, task) -> {
            taskKey.wrapLong(key.getValue());
            UserTaskLifecycleStateValue state = taskStates.get(taskStateKey);
            if (state != null) {
                visitor.visit(key.getValue(), task.getRecord(), state.getLifecycleState());
            }
        }));
    }

    /** Shows all running process instances, those of one definition together. */
    public synchronized void instances(InstanceVisitor visitor) {
        read(() -> instances.forEach((key, nothing) -> {
            long instance = key.second().getValue();
            instanceKey.wrapLong(instance);
            ElementInstance element = elements.get(instanceKey);
            if (element != null) {
                visitor.visit(instance, element.getValue(), times.of(instance));
            }
        }));
    }

    /**
     * Shows the variables that a user task sees, those of inner scopes first and instead of outer ones.
     *
     * @return false if there is no such task
     */
    public synchronized boolean variablesOfTask(long userTask, VariableVisitor visitor) {
        AtomicBoolean found = new AtomicBoolean();
        read(() -> {
            taskKey.wrapLong(userTask);
            UserTaskRecordValue task = tasks.get(taskKey);
            if (task == null) {
                return;
            }
            found.set(true);
            long instance = task.getRecord().getProcessInstanceKey();
            Set<String> names = new HashSet<>();
            long scope = task.getRecord().getElementInstanceKey();
            while (scope >= 0) {
                for (VariableState.Variable variable : variables.getVariablesLocal(scope)) {
                    String name = BufferUtil.bufferAsString(variable.name());
                    if (names.add(name)) {
                        visitor.visit(variable.key(), scope, instance, name, variable.value());
                    }
                }
                scope = variables.getParentScopeKey(scope);
            }
        });
        return found.get();
    }

    private void read(TransactionOperation reading) {
        if (closed) {
            throw new EmbeddedEngineException("The engine is closed");
        }
        context.runInTransaction(reading);
    }

    /** Waits for a reader to finish and lets no other begin: the database may be closed then. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
